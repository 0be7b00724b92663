package org.ringbook.fix.message;

/** Tags that the gateway reads or writes by number. Source: FIX 4.4; 2964 of FIX Latest. */
public final class Tags {
    /** Account. */
    public static final int ACCOUNT = 1;
    /** ClOrdID. */
    public static final int CL_ORD_ID = 11;
    /** ExecInst. */
    public static final int EXEC_INST = 18;
    /** MsgSeqNum. */
    public static final int MSG_SEQ_NUM = 34;
    /** MsgType. */
    public static final int MSG_TYPE = 35;
    /** NewSeqNo. */
    public static final int NEW_SEQ_NO = 36;
    /** OrderID. */
    public static final int ORDER_ID = 37;
    /** OrderQty. */
    public static final int ORDER_QTY = 38;
    /** OrdType. */
    public static final int ORD_TYPE = 40;
    /** OrigClOrdID. */
    public static final int ORIG_CL_ORD_ID = 41;
    /** PossDupFlag. */
    public static final int POSS_DUP_FLAG = 43;
    /** Price. */
    public static final int PRICE = 44;
    /** SenderCompID. */
    public static final int SENDER_COMP_ID = 49;
    /** SendingTime. */
    public static final int SENDING_TIME = 52;
    /** Side. */
    public static final int SIDE = 54;
    /** Symbol. */
    public static final int SYMBOL = 55;
    /** TargetCompID. */
    public static final int TARGET_COMP_ID = 56;
    /** TimeInForce. */
    public static final int TIME_IN_FORCE = 59;
    /** PossResend. */
    public static final int POSS_RESEND = 97;
    /** StopPx. */
    public static final int STOP_PX = 99;
    /** MinQty. */
    public static final int MIN_QTY = 110;
    /** MaxFloor. */
    public static final int MAX_FLOOR = 111;
    /** OrigSendingTime. */
    public static final int ORIG_SENDING_TIME = 122;
    /** GapFillFlag. */
    public static final int GAP_FILL_FLAG = 123;
    /** ExpireTime. */
    public static final int EXPIRE_TIME = 126;
    /** ResetSeqNumFlag. */
    public static final int RESET_SEQ_NUM_FLAG = 141;
    /** NoRelatedSym. */
    public static final int NO_RELATED_SYM = 146;
    /** CashOrderQty. */
    public static final int CASH_ORDER_QTY = 152;
    /** MDReqID. */
    public static final int MD_REQ_ID = 262;
    /** SubscriptionRequestType. */
    public static final int SUBSCRIPTION_REQUEST_TYPE = 263;
    /** MarketDepth. */
    public static final int MARKET_DEPTH = 264;
    /** MDUpdateType. */
    public static final int MD_UPDATE_TYPE = 265;
    /** AggregatedBook. */
    public static final int AGGREGATED_BOOK = 266;
    /** NoMDEntryTypes. */
    public static final int NO_MD_ENTRY_TYPES = 267;
    /** MDEntryType. */
    public static final int MD_ENTRY_TYPE = 269;
    /** MDReqRejReason. */
    public static final int MD_REQ_REJ_REASON = 281;
    /** SecurityReqID. */
    public static final int SECURITY_REQ_ID = 320;
    /** SecurityStatusReqID. */
    public static final int SECURITY_STATUS_REQ_ID = 324;
    /** MassCancelRequestType. */
    public static final int MASS_CANCEL_REQUEST_TYPE = 530;
    /** SecurityListRequestType. */
    public static final int SECURITY_LIST_REQUEST_TYPE = 559;
    /** MassStatusReqID. */
    public static final int MASS_STATUS_REQ_ID = 584;
    /** MassStatusReqType. */
    public static final int MASS_STATUS_REQ_TYPE = 585;
    /** OrdStatusReqID. */
    public static final int ORD_STATUS_REQ_ID = 790;
    /** SelfMatchPreventionInstruction. */
    public static final int SELF_MATCH_PREVENTION = 2964;

    private Tags() {}
}
