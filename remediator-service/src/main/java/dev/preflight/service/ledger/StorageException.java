package dev.preflight.service.ledger;

/** The ledger's database cannot be read or written; the message says where and what to do. */
public final class StorageException extends Exception {
    private static final long serialVersionUID = 1L;

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    public StorageException(String message) {
        super(message);
    }
}
