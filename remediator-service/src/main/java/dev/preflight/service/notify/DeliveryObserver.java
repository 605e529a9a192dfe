package dev.preflight.service.notify;

/** Port: is told what becomes of messages. Safe for threads; must not wait for anything. */
public interface DeliveryObserver {
    void delivered(String receiver);

    /** It will be tried again. */
    void failed(String receiver);

    /** It will not be tried again. */
    void givenUp(String receiver);

    /** They were given up to make room for others. */
    void dropped(int messages);
}
