/**
 * Notifications: what happened is put into words, owed durably, and posted to those who are to be
 * told. Read {@code Notifier} first.
 */
@NullMarked
package dev.preflight.service.notify;

import org.jspecify.annotations.NullMarked;
