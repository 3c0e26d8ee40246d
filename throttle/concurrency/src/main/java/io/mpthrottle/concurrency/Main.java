// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.vm.VMSupport;

/**
 * The command line of jcstress with one option more: {@code --unbiased} leaves out the forks with biased locking. A JDK 17
 * does not lock so unless it is asked to, later ones cannot, and jcstress runs half of its forks for it wherever the VM knows
 * the flag.
 */
public final class Main {
    private static final String UNBIASED = "--unbiased";
    private static final String BIASED_LOCKING = "-XX:+UseBiasedLocking";

    private Main() {}

    /**
     * Runs or lists the tests.
     *
     * @param args those of jcstress, and for a run {@code --unbiased}
     * @throws Exception what jcstress throws
     */
    public static void main(String[] args) throws Exception {
        List<String> others = new ArrayList<>(List.of(args));
        if (!others.remove(UNBIASED)) {
            org.openjdk.jcstress.Main.main(args);
            return;
        }
        Options options = new Options(others.toArray(String[]::new));
        if (!options.parse()) {
            System.exit(1);
        }
        new Unbiased(options).run();
    }

    private static final class Unbiased extends JCStress {
        Unbiased(Options options) {
            super(options);
        }

        /** A run asks for its tests once it has found out what kinds of VM there are, and before it plans a fork for each. */
        @Override
        public SortedSet<String> getTests() {
            VMSupport.getAvailableVMConfigs().removeIf(vm -> vm.args().contains(BIASED_LOCKING));
            return super.getTests();
        }
    }
}
