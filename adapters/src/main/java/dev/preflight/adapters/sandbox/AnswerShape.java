package dev.preflight.adapters.sandbox;

/** In which of its shapes the sandbox's backend lists its workers. */
public enum AnswerShape {
    /** {@code {"workers": [{"worker_id", "type", "status"}]}}. */
    DOCUMENTED,
    /** A bare array, as current backends answer. */
    CURRENT,
    /** JSON that is neither. */
    NEITHER
}
