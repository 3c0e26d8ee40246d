// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import java.util.Random;

/** One kind of trouble, and what must hold in spite of it. */
@FunctionalInterface
interface Fault {
    /**
     * Inflicts it at least once, with everything that is left open drawn from {@code random}, and fails if it broke a
     * guarantee.
     *
     * @return how many faults that were
     */
    int inflict(Random random) throws Exception;
}
