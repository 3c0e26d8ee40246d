// SPDX-License-Identifier: Apache-2.0
/** Tests of the command line: its parts in process, and the whole of it as a process on real files. */
@NullMarked
package io.mpthrottle.cli;

import org.jspecify.annotations.NullMarked;
