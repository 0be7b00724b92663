package org.ringbook.scenarios.guards;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.RejectReason;

/**
 * How a guard is taken out of the core's code: in a class (or one of its methods) either a reason is never given, and what comes
 * next is done as if the check had passed, or what is asked for always answers the same.
 *
 * @param owner the class, without its package
 * @param method of the owner; empty for all
 * @param reason that is never given; null if something answers
 * @param asked what is asked, as class and method
 * @param answer what it answers: true or false, a number, an enumerated value (a byte is a market's state), or null if it does nothing
 */
record Cut(String owner, String method, RejectReason reason, String asked, String answer) {
    private static final Pattern TEXT = Pattern.compile(
            "(?<owner>\\w+)"
                    + "(?: never (?<reason>\\w+)|(?:\\.(?<method>\\w+))?: (?<asked>[\\w.]+) (?:answers (?<answer>\\w+)|does nothing))");
    private static final String REASON = Type.getInternalName(RejectReason.class);

    /** A check of a class that refuses with this reason no longer does. */
    static Cut never(final String owner, final String reason) {
        return new Cut(owner, "", RejectReason.valueOf(reason), "", null);
    }

    /** {@code Class never REASON}, {@code Class.method: Class.asked answers value} or {@code Class: Class.asked does nothing}. */
    static Cut parse(final String text) {
        final Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a way to take out a guard: " + text);
        }
        if (matcher.group("reason") != null) {
            return never(matcher.group("owner"), matcher.group("reason"));
        }
        final String method = matcher.group("method");
        return new Cut(
                matcher.group("owner"),
                method == null ? "" : method,
                null,
                matcher.group("asked"),
                matcher.group("answer"));
    }

    boolean isIn(final String className) {
        return className.substring(className.lastIndexOf('.') + 1).equals(owner);
    }

    /** Changes the class; returns in how many places. */
    int apply(final ClassNode node) {
        int places = 0;
        for (final MethodNode in : node.methods) {
            if (method.isEmpty() || in.name.equals(method)) {
                for (final AbstractInsnNode instruction : in.instructions.toArray()) {
                    places += reason != null ? refuseNot(in, instruction) : answer(in, instruction);
                }
            }
        }
        return places;
    }

    /** Whether an instruction names a reason to refuse with. */
    static boolean isReason(final AbstractInsnNode instruction) {
        return instruction instanceof FieldInsnNode field
                && field.getOpcode() == Opcodes.GETSTATIC
                && field.owner.equals(REASON)
                && !field.name.equals(RejectReason.NONE.name())
                && field.desc.equals("L" + REASON + ";");
    }

    /** {@code if (…) return REASON;} goes away; where the reason is one of two answers, it is NONE instead. */
    private int refuseNot(final MethodNode in, final AbstractInsnNode instruction) {
        if (!isReason(instruction) || !((FieldInsnNode) instruction).name.equals(reason.name())) {
            return 0;
        }
        AbstractInsnNode next = instruction.getNext();
        boolean joins = false;
        while (next.getOpcode() < 0) {
            joins |= next instanceof FrameNode;
            next = next.getNext();
        }
        if (next.getOpcode() == Opcodes.ARETURN && !joins) {
            in.instructions.set(instruction, new InsnNode(Opcodes.NOP));
            in.instructions.set(next, new InsnNode(Opcodes.NOP));
        } else {
            in.instructions.set(instruction, constant(Type.getType(RejectReason.class), RejectReason.NONE.name()));
        }
        return 1;
    }

    private int answer(final MethodNode in, final AbstractInsnNode instruction) {
        if (!(instruction instanceof MethodInsnNode call) || !isAsked(call)) {
            return 0;
        }
        final InsnList instead = new InsnList();
        final Type[] arguments = Type.getArgumentTypes(call.desc);
        for (int i = arguments.length - 1; i >= 0; i--) {
            instead.add(new InsnNode(arguments[i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP));
        }
        if (call.getOpcode() != Opcodes.INVOKESTATIC) {
            instead.add(new InsnNode(Opcodes.POP));
        }
        final Type result = Type.getReturnType(call.desc);
        if (result.getSort() != Type.VOID) {
            instead.add(constant(result, answer));
        }
        in.instructions.insert(instruction, instead);
        in.instructions.remove(instruction);
        return 1;
    }

    private boolean isAsked(final MethodInsnNode call) {
        return (call.owner.substring(call.owner.lastIndexOf('/') + 1) + "." + call.name).equals(asked);
    }

    private static AbstractInsnNode constant(final Type type, final String value) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> new InsnNode(Boolean.parseBoolean(value) ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
            case Type.BYTE -> new LdcInsnNode((int) MarketState.valueOf(value).value());
            case Type.INT -> new LdcInsnNode(Integer.valueOf(value));
            case Type.LONG -> new LdcInsnNode(Long.valueOf(value));
            default -> new FieldInsnNode(Opcodes.GETSTATIC, type.getInternalName(), value, type.getDescriptor());
        };
    }

    @Override
    public String toString() {
        if (reason != null) {
            return owner + " never " + reason;
        }
        return owner + (method.isEmpty() ? "" : "." + method) + ": " + asked
                + (answer == null ? " does nothing" : " answers " + answer);
    }
}
