// SPDX-License-Identifier: Apache-2.0
/**
 * Which of several lines a thread uses. Tank, way back and emission rings are each a few lines side by side, so that threads
 * that work at the same time write to different memory. This package imports nothing of the project.
 *
 * <p>Everything begins with one line. While one thread works, a second line would only cost: more memory, and a look at each
 * line before "there is nothing". So an agent makes the others when it sees that workers get in each other's way, and from then
 * on {@link io.mpthrottle.lines.Homes} tells each thread where to go first.
 *
 * <table>
 * <caption>Who writes, who reads, in which order</caption>
 * <tr><th>state</th><th>writer</th><th>readers</th><th>order</th></tr>
 * <tr><td>home of a thread</td><td>that thread, and those whose ids are equal in the low bits</td><td>the same</td>
 *     <td>opaque: any value is right, and only some are fast</td></tr>
 * </table>
 */
@NullMarked
package io.mpthrottle.lines;

import org.jspecify.annotations.NullMarked;
