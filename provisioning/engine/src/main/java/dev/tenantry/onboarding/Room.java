package dev.tenantry.onboarding;

import dev.tenantry.aws.AccountLimits;
import dev.tenantry.aws.AccountLimits.Reading;
import dev.tenantry.aws.Quota;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Saying;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.TenantProfile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Whether a stack fits into what AWS allows in the tenant's account. The stack has neither a public address nor a NAT, so
 * that it needs no Elastic IP.
 */
@Component
class Room implements AutoCloseable {

    /** Shorter than what a step's call may take: what is slow is noted, and the plan goes on. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AccountLimits limits;

    Room(AccountLimits limits) {
        this.limits = limits;
    }

    /**
     * @param lacking that the quota is too low, with what is needed and where to ask for it
     * @param notes what could not be read, and what will be tight later
     */
    record Found(List<Saying> lacking, List<String> notes) {
        Found {
            lacking = List.copyOf(lacking);
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param least without which the stack does not come up
     * @param roomy so that it may also grow and replace its nodes
     */
    record Need(int least, int roomy) {
        static final Need NONE = new Need(0, 0);
    }

    /** Nothing is asked of what the stack does not use. */
    Found of(TenantProfile profile, Quota quota) {
        if (need(quota, profile).equals(Need.NONE)) {
            return new Found(List.of(), List.of());
        }
        try {
            return compare(profile, quota, read(profile, quota));
        } catch (OutsideFailure failure) {
            return new Found(
                    List.of(),
                    List.of("how many " + quota.words() + " the account allows could not be read, so that it was not"
                            + " checked: " + failure.getMessage()));
        }
    }

    private Reading read(TenantProfile profile, Quota quota) {
        Future<Reading> asked = threads.submit(() -> limits.of(profile.aws(), "tenantry-" + profile.slug(), quota));
        try {
            return asked.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new OutsideFailure(
                    OutsideSystem.AWS, Kind.TIMEOUT, 0, "no answer within " + LONGEST.toSeconds() + " s", null, late);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof OutsideFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("a defect in reading " + quota, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + quota, stopped);
        } finally {
            asked.cancel(true);
        }
    }

    private static Found compare(TenantProfile profile, Quota quota, Reading reading) {
        Need need = need(quota, profile);
        if (reading.free() < need.least()) {
            return new Found(List.of(tooLow(profile, quota, reading, need.least())), List.of());
        }
        return reading.free() < need.roomy()
                ? new Found(
                        List.of(),
                        List.of("enough to begin with, not to grow: " + words(profile, quota, reading, need.roomy())))
                : new Found(List.of(), List.of());
    }

    private static Saying tooLow(TenantProfile profile, Quota quota, Reading reading, int needed) {
        return OnboardingPhrase.QUOTA_TOO_LOW.say(
                reading.limit(),
                quota.say(),
                reading.used(),
                needed,
                reading.used() + needed,
                quota.page(profile.aws().region()));
    }

    private static String words(TenantProfile profile, Quota quota, Reading reading, int needed) {
        return "the account allows " + reading.limit() + " " + quota.words() + ", of which " + reading.used()
                + " are in use, and " + needed + " more are needed; ask AWS for at least " + (reading.used() + needed)
                + " at " + quota.page(profile.aws().region());
    }

    static Need need(Quota quota, TenantProfile profile) {
        return switch (quota) {
            case VPCS, CLUSTERS -> new Need(1, 1);
            case STANDARD_VCPUS -> vcpus(profile.size());
            // the smallest machine with one GPU, or the next size where that one is short of memory
            case GPU_VCPUS -> profile.gpus() == 0 ? Need.NONE : new Need(4 * profile.gpus(), 8 * profile.gpus());
        };
    }

    /** At least twice what the pods ask for, since nodes are whole instances; at most the chart's limit of its node pool. */
    private static Need vcpus(SizeProfile size) {
        return switch (size) {
            case S -> new Need(4, 16);
            case M -> new Need(8, 32);
            case L -> new Need(16, 64);
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
