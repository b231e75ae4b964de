package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.JavaDelegate;

/** The one service task: everything it knows is the run's id. */
final class RunAdvance implements JavaDelegate {

    private final RunEngine engine;
    private final RunWaking waking;

    RunAdvance(RunEngine engine, RunWaking waking) {
        this.engine = engine;
        this.waking = waking;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RunId run = RunId.of(execution.getProcessInstanceBusinessKey());
        waking.heard(run);
        switch (engine.advance(run)) {
            case Next.Now() -> execution.setVariable("next", "NOW");
            case Next.Later(var pause) -> {
                execution.setVariable("next", "LATER");
                execution.setVariable("pause", pause.toString());
            }
            case Next.Person() -> execution.setVariable("next", "PERSON");
            case Next.End() -> execution.setVariable("next", "END");
        }
    }
}
