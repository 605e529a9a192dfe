/** A runbook file as a tree of texts, lists and fields, whichever notation it was written in. */
@NullMarked
package dev.preflight.adapters.runbook.tree;

import org.jspecify.annotations.NullMarked;
