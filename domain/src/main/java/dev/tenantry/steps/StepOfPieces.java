package dev.tenantry.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A step that brings a few objects about by quick calls, in order, and takes them away in reverse. What it does right before
 * acting is compared with what was approved. When the outside system is slow, what is made is spread over several calls, and
 * what is only looked at is looked at together, so that no call is cut off.
 */
public abstract class StepOfPieces implements Removable {

    private static final Duration ENOUGH_FOR_ONE_CALL = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final String NEXT = "next";
    private static final String HANDED_ON = "out.";

    private final StepKey key;
    private final StepTraits traits;
    private final List<Piece> pieces;
    private final Looks looks = new Looks();

    protected StepOfPieces(StepKey key, StepTraits traits, List<Piece> pieces) {
        this.key = key;
        this.traits = traits;
        this.pieces = List.copyOf(pieces);
    }

    @Override
    public StepKey key() {
        return key;
    }

    @Override
    public StepTraits traits() {
        return traits;
    }

    // ---- plan

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        return Progress.done(exact(context));
    }

    private PlannedPart exact(StepContext context) {
        return new PlannedPart.Exact(looks.of(pieces, piece -> piece.plan(context)));
    }

    @Override
    public Progress<PlannedPart> planRemoval(StepContext context) {
        return Progress.done(new PlannedPart.Exact(pieces.stream()
                .flatMap(piece -> piece.removal(context).stream())
                .toList()));
    }

    // ---- do: compare with the approval, then one piece after the other

    @Override
    public Progress<Facts> start(StepContext context) {
        List<Saying> beyond = context.beyondApproval(exact(context));
        if (!beyond.isEmpty()) {
            return Progress.failed(Failure.stale(traits.system(), key.name(), beyond));
        }
        return ensure(context, 0, Facts.none());
    }

    /** A run that was asked to stop begins no further piece. */
    @Override
    public Progress<Facts> poll(StepContext context) {
        if (context.stopping()) {
            return notGoneOn();
        }
        Facts memo = context.memo();
        return ensure(context, Integer.parseInt(memo.get(NEXT).orElse("0")), handedOn(memo));
    }

    private Progress<Facts> notGoneOn() {
        return Progress.failed(
                Failure.of(FailureClass.CANCELLED, traits.system(), key.name(), StepPhrase.NOT_GONE_ON.say()));
    }

    private Progress<Facts> ensure(StepContext context, int first, Facts before) {
        Facts facts = before;
        long begin = System.nanoTime();
        for (int next = first; next < pieces.size(); next++) {
            if (next > first && isEnough(begin)) {
                Saying making = StepPhrase.MAKING.say(pieces.get(next).called());
                return Progress.working(memo(next, facts), AT_ONCE, making);
            }
            Facts more = pieces.get(next).ensure(context, facts);
            for (Map.Entry<String, String> fact : more.values().entrySet()) {
                facts = facts.with(fact.getKey(), fact.getValue());
            }
        }
        return Progress.done(facts);
    }

    private static boolean isEnough(long begin) {
        return System.nanoTime() - begin > ENOUGH_FOR_ONE_CALL.toNanos();
    }

    private static Facts memo(int next, Facts facts) {
        Map<String, String> memo = new TreeMap<>(Map.of(NEXT, Integer.toString(next)));
        facts.values().forEach((name, value) -> memo.put(HANDED_ON + name, value));
        return new Facts(memo);
    }

    private static Facts handedOn(Facts memo) {
        Map<String, String> facts = new TreeMap<>();
        memo.values().forEach((name, value) -> {
            if (name.startsWith(HANDED_ON)) {
                facts.put(name.substring(HANDED_ON.length()), value);
            }
        });
        return new Facts(facts);
    }

    // ---- read back

    @Override
    public Verdict verify(StepContext context) {
        List<Saying> differences = looks.of(pieces, piece -> piece.differences(context));
        return differences.isEmpty() ? new Verdict.Holds() : new Verdict.Differs(differences);
    }

    // ---- undo, the last piece first

    /** Asked to stop is a run that takes away for good; a rollback never is. */
    @Override
    public Progress<Facts> compensate(StepContext context) {
        if (context.stopping()) {
            return notGoneOn();
        }
        int last = Integer.parseInt(context.memo().get(NEXT).orElse(Integer.toString(pieces.size()))) - 1;
        long begin = System.nanoTime();
        for (int next = last; next >= 0; next--) {
            if (next < last && isEnough(begin)) {
                Saying undoing = StepPhrase.UNDOING.say(pieces.get(next).called());
                return Progress.working(Facts.of(NEXT, Integer.toString(next + 1)), AT_ONCE, undoing);
            }
            pieces.get(next).undo(context);
        }
        return Progress.done(Facts.none());
    }

    @Override
    public Optional<List<Saying>> there(StepContext context) {
        return Optional.of(left(context));
    }

    private List<Saying> left(StepContext context) {
        return looks.of(pieces, piece -> piece.left(context));
    }

    @Override
    public Verdict verifyUndone(StepContext context) {
        List<Saying> left = left(context);
        return left.isEmpty() ? new Verdict.Holds() : new Verdict.Differs(left);
    }
}
