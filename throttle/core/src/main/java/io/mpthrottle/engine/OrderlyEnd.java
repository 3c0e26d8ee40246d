// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.io.Serial;
import org.agrona.concurrent.AgentTerminationException;

/**
 * Ends an agent's runner in good order. Agrona 2.6 and later ask whether the end is expected; earlier versions, which have
 * no such question, tell the error handler of the runner, which passes over this one.
 */
final class OrderlyEnd extends AgentTerminationException {
    @Serial
    private static final long serialVersionUID = 1L;

    OrderlyEnd() {
        super("the agent was asked to end", null, false, false);
    }

    @Override
    public boolean isExpected() {
        return true;
    }
}
