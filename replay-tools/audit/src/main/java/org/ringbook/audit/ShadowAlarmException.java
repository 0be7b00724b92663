package org.ringbook.audit;

import java.time.Instant;

/** A shadow does not follow, since an earlier one has found something that no operator has looked at. */
public final class ShadowAlarmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ShadowAlarm alarm;

    ShadowAlarmException(final ShadowAlarm alarm) {
        super("the shadow core raised an alarm at " + Instant.ofEpochMilli(alarm.atMs()) + ": "
                + alarm.finding().text() + ". No snapshot is written until an operator has looked:"
                + " ringbook shadow --clear-alarm");
        this.alarm = alarm;
    }

    /** {@return what was found} */
    public ShadowAlarm alarm() {
        return alarm;
    }
}
