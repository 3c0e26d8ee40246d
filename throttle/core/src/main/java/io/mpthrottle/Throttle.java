// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.engine.Alarm;
import io.mpthrottle.engine.Checks;
import io.mpthrottle.engine.Demand;
import io.mpthrottle.engine.Draft;
import io.mpthrottle.engine.Engine;
import io.mpthrottle.engine.Idling;
import io.mpthrottle.engine.Lifecycle;
import io.mpthrottle.engine.Parts;
import io.mpthrottle.engine.Quota;
import io.mpthrottle.engine.Reading;
import io.mpthrottle.engine.Settings;
import io.mpthrottle.engine.Threads;
import io.mpthrottle.engine.Totals;
import io.mpthrottle.engine.Waiter;
import io.mpthrottle.engine.Waiters;
import io.mpthrottle.monitor.Snapshot;
import io.mpthrottle.policy.Cap;
import io.mpthrottle.refill.CoarseClock;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Gauge;
import io.mpthrottle.tank.Tank;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often threads may do something, and measures how often they did.
 *
 * <p>The usual limiter is a formula that every caller evaluates: read the clock, compute what has become available since
 * the last call, write the shared state back. A refusal then costs as much as a grant, all threads fight for one word of
 * memory, and each new rule makes every call slower. Here an agent on a thread of its own decides how much fuel there may
 * be, and places it into a tank, which is a queue. A worker takes one unit from the queue and knows nothing of rates. A
 * refusal is two cached loads and reads no clock. A grant is one CAS, and a clock reading where the monitor or an exact
 * window needs a stamp. Neither allocates.
 *
 * <pre>{@code
 * try (Throttle throttle = Throttle.of(1_000, Duration.ofSeconds(1))) {
 *     throttle.start();
 *     while (throttle.awaitFuel()) {
 *         sendNextOrder();
 *     }
 * }
 * }</pre>
 *
 * <p><b>Guarantees.</b> The rules of {@link Hardcap} hold for the instants at which units leave the tank. They hold whatever
 * the scheduler does, even when it stops the refill thread or a worker for seconds. No order among waiting threads is
 * promised.
 *
 * <p><b>Progress.</b> {@link #hasFuel()} and {@link #emit()} are lock-free and never wait. Statistics can be read from
 * any thread without waiting for the monitor and without disturbing workers. {@link #start()}, {@link #stop()}, {@link
 * #close()} and {@link #resetStats()} exclude each other with a lock.
 *
 * <p><b>Memory effects.</b> Everything that happened in a run happens before {@link #stop()} returns, so its caller sees all
 * statistics of the run. Taking fuel orders nothing between workers: it is no lock.
 *
 * <p><b>Failure.</b> Whatever an agent throws fails the throttle: the error handler is told, waiting threads come home,
 * and from then on taking fuel and emitting raise an {@link IllegalStateException} with that cause.
 *
 * <p><b>Threads.</b> The agents' threads inherit nothing of the thread that calls {@link #start()}. They run until {@link
 * #stop()} or {@link #close()}. A throttle that nothing refers to any more while it runs is closed some time after a garbage
 * collection, and the error handler is told. Its own settings count as references: a clock or an error handler that refers to
 * the throttle keeps it running.
 */
public final class Throttle implements Fuel, AutoCloseable {
    /** What a waiter without a timeout waits. */
    private static final long FOREVER = Long.MAX_VALUE;

    private final Tank tank;
    private final Gauge gauge;
    private final @Nullable Feedback feedback;
    private final @Nullable CoarseClock coarse;
    private final @Nullable EmissionRing grantRing;
    private final NanoClock clock;
    private final Lifecycle lifecycle;
    private final Waiters waiters;
    private final @Nullable EmissionRing ring;
    private final Engine engine;
    private final Settings settings;
    private final Calibration calibration;

    private final Threading threading;
    private final List<Limit> limits;
    private final @Nullable Fuel urgent;

    private Throttle(final Settings settings, final Threading threading, final List<Limit> limits, final Alarm alarm) {
        this.settings = settings;
        this.threading = threading;
        this.limits = limits;
        urgent = settings.headroom > 0 ? new Urgent() : null;
        clock = settings.clock;
        final Parts parts = new Parts(settings);
        tank = parts.tank;
        gauge = tank.gauge();
        feedback = parts.feedback;
        coarse = parts.coarse;
        ring = parts.ring;
        grantRing = settings.autoEmit ? ring : null;
        lifecycle = parts.lifecycle;
        waiters = parts.waiters;
        engine = new Engine(settings, parts, alarm);
        calibration = Calibration.of(parts.machine);
        final String warning = Demand.warning(settings, parts.machine);
        if (warning != null) {
            alarm.warned(warning);
        }
    }

    /**
     * Makes a throttle with all defaults.
     *
     * @param maxN units of fuel per time span, at least 1
     * @param per the time span, positive, and at most one unit a nanosecond
     * @return the throttle, not started
     * @throws IllegalArgumentException if the limit is out of range
     */
    public static Throttle of(final long maxN, final Duration per) {
        return builder().limit(maxN, per).build();
    }

    /**
     * Begins to set up a throttle.
     *
     * @return a builder with all defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a run. After {@link #stop()} the statistics go on. In LIMIT and NONE the tank starts empty, and the first unit
     * falls due now or one interval after the last unit of the run before, whichever is later. In ONE and WINDOW all units
     * that are back are in the tank when this returns.
     *
     * @throws IllegalStateException if it is running, failed or closed, or the thread factory makes threads that cannot be
     *     used
     */
    public void start() {
        engine.start(this);
    }

    /**
     * Ends the run: takes the fuel that is left, sends waiting threads home, and waits for the emissions of all grants, for
     * one second at most. When nothing runs, this returns the last summary again. Concurrent stops share one summary.
     *
     * @return all runs so far
     * @throws IllegalStateException if called by an agent of this throttle, as from its error handler
     */
    public Summary stop() {
        final Totals totals = engine.stop();
        return new Summary(Duration.ofNanos(totals.runtimeNs()), totals.total());
    }

    /**
     * Stops for good. From then on {@link #hasFuel()} and {@link #awaitFuel()} return false, and emissions are ignored. Views
     * and calibration stay as they are. A second call does nothing.
     *
     * @throws IllegalStateException if called by an agent of this throttle
     */
    @Override
    public void close() {
        engine.close();
    }

    /**
     * Tells whether fuel may come: a run goes on, and no agent has failed.
     *
     * @return true between start and stop or failure
     */
    public boolean isRunning() {
        return lifecycle.isRunning();
    }

    /**
     * Takes one unit of fuel if there is one. Lock-free; allocates nothing, granted or refused, but for what
     * {@link Builder#emissionCapacity} says. False before the first start and after stop.
     *
     * @return whether it took one
     * @throws IllegalStateException if asThrottle is off or an agent failed, which is looked for on a refusal only
     */
    @Override
    public boolean hasFuel() {
        if (gauge.isEmpty()) {
            return false;
        }
        if (tank.take() == null) {
            lifecycle.checkFuel();
            return false;
        }
        granted();
        return true;
    }

    /** What a grant leaves behind: its reading for an exact window, its stamp for the monitor. */
    private void granted() {
        final EmissionRing emissions = grantRing;
        if (feedback != null) {
            // After the unit left the tank, or the window would begin before the grant.
            final long nowNs = clock.nanoTime();
            feedback.giveBack(nowNs);
            if (emissions != null) {
                emissions.emit(nowNs);
            }
        } else if (emissions != null) {
            emissions.emit(stampNs());
        }
    }

    private long stampNs() {
        return coarse == null ? clock.nanoTime() : coarse.nanoTime();
    }

    /**
     * Waits for one unit of fuel and takes it. Before the first start, it waits for the start as well. Only a thread's first
     * wait allocates.
     *
     * @return true if it took one, false if the throttle stopped
     * @throws InterruptedException if the thread is interrupted; it has taken no fuel then
     * @throws IllegalStateException if asThrottle is off or an agent failed
     */
    @Override
    public boolean awaitFuel() throws InterruptedException {
        return await(FOREVER, false);
    }

    /**
     * Waits for one unit of fuel, for a limited time that is measured with {@link System#nanoTime()}.
     *
     * @param timeout the longest wait, not negative
     * @return true if it took one, false if the time passed or the throttle stopped
     * @throws InterruptedException if the thread is interrupted; it has taken no fuel then
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IllegalStateException if asThrottle is off or an agent failed
     */
    @Override
    public boolean awaitFuel(final Duration timeout) throws InterruptedException {
        return await(Checks.timeout(timeout), false);
    }

    /**
     * Waits for one unit of fuel, for a limited time that is measured with {@link System#nanoTime()}.
     *
     * @param timeout the longest wait, not negative
     * @param unit the unit of the timeout
     * @return true if it took one, false if the time passed or the throttle stopped
     * @throws InterruptedException if the thread is interrupted; it has taken no fuel then
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IllegalStateException if asThrottle is off or an agent failed
     */
    public boolean awaitFuel(final long timeout, final TimeUnit unit) throws InterruptedException {
        return await(Checks.timeout(timeout, unit), false);
    }

    private boolean await(final long timeoutNs, final boolean urgent) throws InterruptedException {
        checkInterrupt();
        final int run = lifecycle.awaitedRun();
        if (has(urgent)) {
            return true;
        }
        if (timeoutNs == 0) {
            return false;
        }
        final Waiter waiter = waiters.enter();
        try {
            return await(waiter, run, timeoutNs, urgent);
        } finally {
            waiter.leave();
            // While a thread waits here the throttle is in use, whatever the compiler makes of it.
            Reference.reachabilityFence(this);
        }
    }

    /** Each reason to leave is looked for before fuel is, so an interrupted thread never takes any. */
    private boolean await(final Waiter waiter, final int run, final long timeoutNs, final boolean urgent)
            throws InterruptedException {
        final long beganNs = timeoutNs == FOREVER ? 0 : System.nanoTime();
        long leftNs = timeoutNs;
        while (lifecycle.isAwaited(run)) {
            checkInterrupt();
            if (has(urgent)) {
                return true;
            }
            if (timeoutNs != FOREVER) {
                leftNs = timeoutNs - (System.nanoTime() - beganNs);
                if (leftNs <= 0) {
                    return false;
                }
            }
            waiter.idle(leftNs);
        }
        lifecycle.checkFuel();
        return false;
    }

    private boolean has(final boolean urgent) {
        return urgent ? hasUrgentFuel() : hasFuel();
    }

    private boolean hasUrgentFuel() {
        if (tank.isEmptyForUrgent()) {
            return false;
        }
        if (tank.takeUrgently() == null) {
            lifecycle.checkFuel();
            return false;
        }
        granted();
        return true;
    }

    /**
     * The fuel for work that must get through when other work does not, such as cancels. It sees the headroom, too, which
     * {@link #hasFuel()} and {@link #awaitFuel()} of the throttle do not. The limits hold for both together.
     *
     * @return the fuel, always the same
     * @throws IllegalStateException if there is no headroom
     */
    public Fuel urgent() {
        if (urgent == null) {
            throw new IllegalStateException(
                    "urgent() is there only with a headroom, but throttle \"" + settings.name + "\" has none");
        }
        return urgent;
    }

    /** Sees the headroom. */
    private final class Urgent implements Fuel {
        @Override
        public boolean hasFuel() {
            return hasUrgentFuel();
        }

        @Override
        public boolean awaitFuel() throws InterruptedException {
            return await(FOREVER, true);
        }

        @Override
        public boolean awaitFuel(final Duration timeout) throws InterruptedException {
            return await(Checks.timeout(timeout), true);
        }

        @Override
        public String toString() {
            return Throttle.this + " urgent";
        }
    }

    private static void checkInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /**
     * Emits, with the present time as its stamp. Lock-free. When the ring is full, the emission is counted but no interval
     * is recorded.
     *
     * @throws IllegalStateException if autoEmit is on or an agent failed
     */
    public void emit() {
        if (mayEmit()) {
            emitted(stampNs());
        }
    }

    /**
     * Emits, with a stamp of the throttle's clock.
     *
     * @param timestampNanos a reading of the throttle's clock, in nanoseconds
     * @throws IllegalStateException if autoEmit is on or an agent failed
     */
    public void emit(final long timestampNanos) {
        if (mayEmit()) {
            emitted(timestampNanos);
        }
    }

    /**
     * Emits, with a stamp of the wall clock. The stamp is converted by reading the wall clock and the throttle's clock now.
     *
     * @param timestamp the instant
     * @throws IllegalStateException if autoEmit is on or an agent failed
     */
    public void emit(final Instant timestamp) {
        Objects.requireNonNull(timestamp, "timestamp");
        if (mayEmit()) {
            final long nowNs = clock.nanoTime();
            emitted(nowNs - TimeUnit.NANOSECONDS.convert(Duration.between(timestamp, Instant.now())));
        }
    }

    private boolean mayEmit() {
        Checks.state(!settings.autoEmit, "emit() is there only when autoEmit is off: each grant emits by itself");
        lifecycle.checkFailure();
        return !lifecycle.isClosed();
    }

    private void emitted(final long stampNs) {
        if (ring != null) {
            ring.emit(stampNs);
        }
    }

    /**
     * The pace of the last second.
     *
     * @return the emissions with stamps in the last second; (0, 0) after stop
     * @throws IllegalStateException if asMonitor is off
     */
    public Pace latest() {
        return Pace.ofRate(engine.snapshot().latestPerSecond());
    }

    /**
     * The mean pace of all runs.
     *
     * @return runtime / total and total / runtime
     * @throws IllegalStateException if asMonitor is off
     */
    public Pace mean() {
        final Snapshot newest = engine.snapshot();
        return Pace.ofMean(newest.runtimeNs(), newest.total());
    }

    /**
     * The lowest interval that is not zero, which is the highest rate.
     *
     * @return the interval and its reciprocal
     * @throws IllegalStateException if asMonitor is off
     */
    public Pace loHi() {
        return Pace.ofInterval((double) engine.snapshot().lowestNs());
    }

    /**
     * The highest interval, which is the lowest rate.
     *
     * @return the interval and its reciprocal
     * @throws IllegalStateException if asMonitor is off
     */
    public Pace hiLo() {
        return Pace.ofInterval((double) engine.snapshot().highestNs());
    }

    /**
     * The limits that are in force.
     *
     * @return the limits as they were set; none without a throttle
     */
    public List<Limit> limits() {
        return limits;
    }

    /**
     * Reads all statistics at once. Without a monitor the total counts the grants, and the mean is the only view.
     *
     * @return the statistics
     */
    public Stats stats() {
        final Reading reading = engine.read();
        final Duration runtime = Duration.ofNanos(reading.totals().runtimeNs());
        final Snapshot views = reading.views();
        if (views == null) {
            final Pace nothing = Pace.ofRate(0);
            return new Stats(
                    nothing, nothing, nothing, runtime, reading.totals().total(), 0, 0, accounts(reading));
        }
        return new Stats(
                Pace.ofRate(views.latestPerSecond()),
                Pace.ofInterval((double) views.lowestNs()),
                Pace.ofInterval((double) views.highestNs()),
                runtime,
                views.total(),
                views.overflow(),
                views.reordered(),
                accounts(reading));
    }

    private List<Account> accounts(final Reading reading) {
        return IntStream.range(0, reading.fuel().size())
                .mapToObj(limit -> new Account(limits.get(limit), reading.fuel().get(limit)))
                .toList();
    }

    /**
     * Copies every interval since the first start or the last reset.
     *
     * @return a copy, in nanoseconds, to 3 digits, the caller's own
     * @throws IllegalStateException if asMonitor is off
     */
    public Histogram intervals() {
        return engine.snapshot().intervals();
    }

    /**
     * Copies the intervals of the last 1 to 1.25 seconds.
     *
     * @return a copy, in nanoseconds, to 3 digits, the caller's own
     * @throws IllegalStateException if asMonitor is off
     */
    public Histogram latestIntervals() {
        return engine.snapshot().latestIntervals();
    }

    /**
     * Begins all statistics anew: views, runtime, total, overflow, reordered, granted and discarded. What is held stays.
     *
     * @throws IllegalStateException if closed
     */
    public void resetStats() {
        engine.resetStats();
    }

    /**
     * What was measured of this machine when the throttle was built.
     *
     * @return the calibration, {@link Calibration#NONE} if it was not run
     */
    public Calibration calibration() {
        return calibration;
    }

    /**
     * The agents, for a duty cycle of the caller's own. After {@link #start()} the caller calls {@code onStart()} once and
     * then {@code doWork()} again and again, on one thread at a time. While the throttle is not running, a step does nothing.
     * What a step throws goes to the throttle's error handler.
     *
     * @return the agent, always the same
     * @throws IllegalStateException if threading is not INVOKER, or closed
     */
    public Agent agent() {
        lifecycle.checkOpen();
        final Agent agent = engine.invoked();
        if (agent == null) {
            throw new IllegalStateException("agent() is there only when threading is INVOKER, but it is " + threading);
        }
        return agent;
    }

    @Override
    public String toString() {
        return "Throttle[" + settings.name + "]";
    }

    /**
     * Sets up a throttle. Each setting is checked where it is set; {@link #build()} checks them together. Not
     * thread-safe.
     */
    public static final class Builder {
        private final Draft draft = new Draft();
        private List<Limit> limits = List.of();
        private Hardcap hardcap = Hardcap.LIMIT;
        private Threading threading = Threading.DEDICATED;
        private @Nullable ErrorHandler errorHandler;

        private Builder() {}

        /**
         * Names the throttle in thread names and messages.
         *
         * @param name the name, "throttle" unless set
         * @return this
         */
        public Builder name(final String name) {
            draft.name(name);
            return this;
        }

        /**
         * Sets the limit, once. For several, see {@link #limits}.
         *
         * @param maxN units of fuel per time span, at least 1
         * @param per the time span, positive, below 2<sup>63</sup> ns, and at most one unit a nanosecond
         * @return this
         * @throws IllegalArgumentException if out of range
         * @throws IllegalStateException if a limit is set already
         */
        public Builder limit(final long maxN, final Duration per) {
            draft.limit(maxN, per);
            limits = List.of(Limit.of(maxN, per));
            return this;
        }

        /**
         * Sets all limits, once, instead of {@link #limit} and {@link #hardcap}. A unit of fuel is there when every limit has one,
         * and counts in all of them. None is stricter than it would be alone.
         *
         * @param first a limit
         * @param more further limits, up to 15
         * @return this
         * @throws IllegalArgumentException if there are more than 16
         * @throws IllegalStateException if limits, a limit or a hardcap are set already
         */
        public Builder limits(final Limit first, final Limit... more) {
            final List<Limit> all = Stream.concat(
                            Stream.of(Objects.requireNonNull(first, "first")),
                            Stream.of(Objects.requireNonNull(more, "more")))
                    .map(limit -> Objects.requireNonNull(limit, "more"))
                    .toList();
            draft.limits(all.stream().map(Builder::quota).toList());
            limits = all;
            return this;
        }

        private static Quota quota(final Limit limit) {
            return new Quota(
                    limit.maxN() - limit.marginUnits(),
                    limit.per().plus(limit.marginTime()).toNanos(),
                    kind(limit.hardcap()));
        }

        private static Cap.Kind kind(final Hardcap hardcap) {
            return switch (hardcap) {
                case LIMIT -> Cap::limit;
                case ONE -> Cap::one;
                case NONE -> Cap::none;
                case WINDOW -> Cap::window;
            };
        }

        /**
         * Switches the throttle on or off; off, it is a monitor only and needs no limit.
         *
         * @param on true unless set
         * @return this
         */
        public Builder asThrottle(final boolean on) {
            draft.asThrottle(on);
            return this;
        }

        /**
         * Switches the monitor on or off; off, there are no views and emissions are ignored.
         *
         * @param on true unless set
         * @return this
         */
        public Builder asMonitor(final boolean on) {
            draft.asMonitor(on);
            return this;
        }

        /**
         * Chooses whether each grant is an emission, or workers call {@link Throttle#emit()} themselves.
         *
         * @param on unless set, on with a throttle and off without
         * @return this
         */
        public Builder autoEmit(final boolean on) {
            draft.autoEmit(on);
            return this;
        }

        /**
         * Chooses whether {@link #build()} measures the machine, which takes about 200 ms the first time in a JVM. A set
         * {@link #correction} or {@link #clock} switches it off.
         *
         * @param on unless set, on for limits from 49 a second
         * @return this
         */
        public Builder autoCalibrate(final boolean on) {
            draft.autoCalibrate(on);
            return this;
        }

        /**
         * Shortens the interval between units by a fraction, for LIMIT and NONE.
         *
         * @param fraction 0 &lt;= fraction &lt; 1; 0 unless set
         * @return this
         * @throws IllegalArgumentException if out of range
         */
        public Builder correction(final double fraction) {
            draft.correction(fraction);
            return this;
        }

        /**
         * Sets the rule for how much fuel may be out at once.
         *
         * @param hardcap the rule, LIMIT unless set
         * @return this
         */
        public Builder hardcap(final Hardcap hardcap) {
            draft.hardcap(kind(Objects.requireNonNull(hardcap, "hardcap")));
            this.hardcap = hardcap;
            return this;
        }

        /**
         * Keeps the last so many units for {@link Throttle#urgent()} alone: {@link Throttle#hasFuel()} and {@link
         * Throttle#awaitFuel()} see the fuel beyond them. What comes fills the headroom first, also after the start.
         *
         * @param units 0 to 32,768, and less than each limit has units, which is 1 for ONE; 0 unless set
         * @return this
         * @throws IllegalArgumentException if out of range; the limits are looked at by {@link #build()}
         */
        public Builder headroom(final long units) {
            draft.headroom(units);
            return this;
        }

        /**
         * Chooses whether all units of ONE and WINDOW count as taken at the first start, so the first of them is there one time span
         * later. A process that is restarted cannot know what the one before took within the last time span, and must not have as
         * much again within it.
         *
         * @param on false unless set; LIMIT and NONE start without fuel anyway
         * @return this
         */
        public Builder startsEmpty(final boolean on) {
            draft.startsEmpty(on);
            return this;
        }

        /**
         * Sets how often statistics are published. What they and the histograms show may be as old as that.
         *
         * @param every 1 ms to 1 s; 10 ms unless set
         * @return this
         * @throws IllegalArgumentException if out of range
         */
        public Builder refreshRate(final Duration every) {
            draft.refreshRate(every);
            return this;
        }

        /**
         * Sets how the refill thread passes the time.
         *
         * @param mode the mode, HYBRID unless set
         * @return this
         */
        public Builder refill(final Refill mode) {
            draft.idling(
                    switch (Objects.requireNonNull(mode, "refill")) {
                        case BUSY_SPIN -> Idling.BUSY_SPIN;
                        case HYBRID -> Idling.HYBRID;
                        case PARKED -> Idling.PARKED;
                    });
            return this;
        }

        /**
         * Sets which threads the agents run on.
         *
         * @param threading DEDICATED unless set
         * @return this
         */
        public Builder threading(final Threading threading) {
            this.threading = Objects.requireNonNull(threading, "threading");
            draft.threads(
                    switch (threading) {
                        case DEDICATED -> Threads.TWO;
                        case SHARED -> Threads.ONE;
                        case INVOKER -> Threads.NONE;
                    });
            return this;
        }

        /**
         * Sets where the stamps of emissions come from.
         *
         * @param timestamps PRECISE unless set
         * @return this
         */
        public Builder timestamps(final Timestamps timestamps) {
            draft.coarse(Objects.requireNonNull(timestamps, "timestamps") == Timestamps.COARSE);
            return this;
        }

        /**
         * Sets how awaitFuel waits. A strategy that parks is woken at stop; one that sleeps is not.
         *
         * @param idle called once for each waiting thread; unless set: spin, yield, then park for up to 1 ms, longer the
         *     more threads wait
         * @return this
         */
        public Builder waitWith(final Supplier<IdleStrategy> idle) {
            draft.waitWith(idle);
            return this;
        }

        /**
         * Sets how many emissions may wait for the monitor, and takes memory for all of them, 16 bytes each, at
         * {@link #build()}. Unless set, 65,536 may wait. With a limit above 10,000 a second, memory for all of them is taken at
         * {@link #build()}, too; otherwise for 4,096, and the worker that is the first to find no room takes it for all, once. At
         * 10,000,000 a second the default outlasts a monitor that is held up for 6 ms; where more threads spin than there are
         * processors, it is held up for longer.
         *
         * @param emissions 1 to 2<sup>24</sup>, rounded up to a power of two of at least 64
         * @return this
         * @throws IllegalArgumentException if out of range
         */
        public Builder emissionCapacity(final int emissions) {
            draft.emissionCapacity(emissions);
            return this;
        }

        /**
         * Sets how many lines there are: queues of fuel and rings of emissions side by side, so that workers that take and emit
         * at the same time do not wait for each other's cache lines. They are there from {@link #build()} on. Unless set, there is
         * one line, which is the fastest for one worker. When workers disturb each other the agents make more, four times as many as
         * there are processors. Several lines take up to 2 MiB more for fuel. For emissions they take no more than one, and twice
         * that when they are made later. No guarantee depends on the number.
         *
         * @param lines 1 to 64, rounded up to a power of two; with 1, it stays one line
         * @return this
         * @throws IllegalArgumentException if out of range
         */
        public Builder lines(final int lines) {
            draft.lines(lines);
            return this;
        }

        /**
         * Sets what makes the agents' threads, for example a factory that binds them to cores.
         *
         * @param factory makes platform threads and does not start them; unless set, named daemon threads that inherit
         *     nothing of the thread that calls {@link Throttle#start()}
         * @return this
         */
        public Builder threadFactory(final ThreadFactory factory) {
            draft.threadFactory(factory);
            return this;
        }

        /**
         * Sets the clock. It must not go back, and any thread may read it.
         *
         * @param clock {@link System#nanoTime()} unless set
         * @return this
         */
        public Builder clock(final NanoClock clock) {
            draft.clock(clock);
            return this;
        }

        /**
         * Sets what is told of failures, and of {@link ThrottleWarning}s. It is called on an agent's thread, on the thread
         * that builds or stops the throttle, or on a thread that notices a throttle which was dropped.
         *
         * @param handler unless set, logs with {@link System.Logger}
         * @return this
         */
        public Builder errorHandler(final ErrorHandler handler) {
            errorHandler = Objects.requireNonNull(handler, "errorHandler");
            return this;
        }

        /**
         * Makes the throttle.
         *
         * @return the throttle, not started
         * @throws IllegalStateException if the limit is missing, or neither throttle nor monitor is on, or a JVM flag that
         *     the monitor needs is missing
         * @throws IllegalArgumentException if settings do not go together
         */
        public Throttle build() {
            final Settings settings = new Settings(draft);
            return new Throttle(settings, threading, settings.asThrottle ? inForce() : List.of(), alarm(settings.name));
        }

        /** A single limit has the hardcap that was set beside it. */
        private List<Limit> inForce() {
            return hardcap == Hardcap.LIMIT
                    ? limits
                    : limits.stream()
                            .map(limit -> Limit.of(limit.maxN(), limit.per(), hardcap))
                            .toList();
        }

        Alarm alarm(final String name) {
            return new Told(name, errorHandler == null ? error -> log(name, error) : errorHandler);
        }

        private static void log(final String name, final Throwable error) {
            final System.Logger logger = System.getLogger(Throttle.class.getName());
            if (error instanceof ThrottleWarning) {
                logger.log(System.Logger.Level.WARNING, error.getMessage());
            } else {
                logger.log(System.Logger.Level.ERROR, "throttle \"" + name + "\" failed", error);
            }
        }
    }

    /** The error handler is the user's: what it throws goes to the log, and nobody is left hanging. */
    private record Told(String name, ErrorHandler handler) implements Alarm {
        @Override
        public void failed(final Throwable cause) {
            try {
                handler.onError(cause);
            } catch (final Throwable e) {
                System.getLogger(Throttle.class.getName())
                        .log(System.Logger.Level.ERROR, name + ": the error handler failed", e);
            }
        }

        @Override
        public void warned(final String message) {
            failed(new ThrottleWarning(message));
        }
    }
}
