package dev.preflight.service.notify;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what becomes of messages. */
final class Counted implements DeliveryObserver {
    final AtomicInteger delivered = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();
    final AtomicInteger givenUp = new AtomicInteger();
    final AtomicInteger dropped = new AtomicInteger();

    @Override
    public void delivered(String receiver) {
        delivered.incrementAndGet();
    }

    @Override
    public void failed(String receiver) {
        failed.incrementAndGet();
    }

    @Override
    public void givenUp(String receiver) {
        givenUp.incrementAndGet();
    }

    @Override
    public void dropped(int messages) {
        dropped.addAndGet(messages);
    }
}
