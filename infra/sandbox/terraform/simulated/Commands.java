package simulated;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each command does; the result is the exit code or what is to be printed. */
final class Commands {

    private final Path stack;
    private final Arguments arguments;
    private final Events events;

    Commands(Path stack, Arguments arguments, Events events) {
        this.stack = stack;
        this.arguments = arguments;
        this.events = events;
    }

    int init() {
        events.version();
        events.init("initializing_backend_message", "Initializing the backend...");
        try {
            load(world(State.load(Backend.stateFile(stack)), false));
        } catch (Mistake mistake) {
            events.complain(mistake);
            throw new Mistake(
                    "Terraform encountered problems during initialisation, including problems\nwith the configuration,"
                            + " described below.",
                    "");
        }
        events.init("initializing_provider_plugin_message", "Initializing provider plugins...");
        State.write(initialized(), "simulated\n");
        events.init("output_init_success_message", "Terraform has been successfully initialized!");
        return 0;
    }

    int plan() {
        events.version();
        needInit();
        Path file = Backend.stateFile(stack);
        try (Lock _ = Lock.take(file, "OperationTypePlan", arguments.lockTimeout(), events)) {
            State state = State.load(file);
            StackModule wanted = load(world(state, false));
            wanted.checkInputs();
            refresh(state);
            if (!arguments.has("refresh-only")) {
                forgetWhatIsGone(state);
            }
            Map<String, Object> plan = new Planner(
                            state, new Simulation(stack), arguments.has("destroy") ? null : wanted)
                    .plan(arguments.has("refresh-only"), variables());
            plan.put("configuration", Map.of("root_module", Map.of("variables", wanted.sensitiveVariables())));
            tell(plan);
            String out = arguments.option("out", "");
            if (!out.isEmpty()) {
                SavedPlan.of(plan, state).write(stack.resolve(out));
            }
            return 0;
        }
    }

    private void refresh(State state) {
        for (String address : state.addresses()) {
            Map<String, Object> id = Map.of(
                    "id_key",
                    "id",
                    "id_value",
                    String.valueOf(state.attributes(address).getOrDefault("id", "")));
            events.about("refresh_start", state.resource(address), "Refreshing state...", id);
            events.about("refresh_complete", state.resource(address), "Refresh complete", id);
        }
    }

    /** As a refresh does with what somebody took away, or an emulator that began anew. */
    private void forgetWhatIsGone(State state) {
        Account account = new Account(stack, Inputs.read(stack));
        for (String address : state.addresses()) {
            String type = String.valueOf(state.resource(address).get("type"));
            if (!account.has(type, state.attributes(address))) {
                state.remove(address);
            }
        }
    }

    private void tell(Map<String, Object> plan) {
        int add = 0;
        int change = 0;
        int remove = 0;
        for (Object each : Json.list(plan.get("resource_changes"))) {
            List<Object> actions = Planner.actions(Json.map(each));
            add += actions.contains("create") ? 1 : 0;
            change += actions.contains("update") ? 1 : 0;
            remove += actions.contains("delete") ? 1 : 0;
            if (!actions.contains("no-op")) {
                events.planned(Json.map(each), actions.size() > 1 ? "replace" : String.valueOf(actions.getFirst()));
            }
        }
        events.summary(add, change, remove, "plan");
    }

    String show() {
        return Json.write(SavedPlan.read(stack, arguments.word(1)).plan());
    }

    int apply() {
        events.version();
        needInit();
        SavedPlan saved = SavedPlan.read(stack, arguments.word(1));
        Path file = Backend.stateFile(stack);
        try (Lock _ = Lock.take(file, "OperationTypeApply", arguments.lockTimeout(), events)) {
            State state = State.load(file);
            saved.checkFresh(state);
            return apply(saved.plan(), state);
        }
    }

    private int apply(Map<String, Object> plan, State state) {
        Simulation simulation = new Simulation(stack);
        boolean unsaved = !simulation.failure("state").isEmpty();
        if (unsaved) {
            state.hold();
        }
        StackModule wanted = load(world(state, true));
        Applier applier = new Applier(state, simulation, wanted, new Account(stack, Inputs.read(stack)), events);
        List<Mistake> failures = applier.apply(Json.list(plan.get("resource_changes")));
        if (failures.isEmpty() && !Interrupts.wereAsked()) {
            setOutputs(plan, wanted, state);
            applier.summarize();
            events.say("outputs", "Outputs: " + state.outputs().size(), Map.of("outputs", shownOutputs(state)));
        }
        failures.forEach(events::complain);
        if (unsaved) {
            throw notSaved(state);
        }
        return failures.isEmpty() && !Interrupts.wereAsked() ? 0 : 1;
    }

    private Mistake notSaved(State state) {
        State.write(stack.resolve("errored.tfstate"), state.text());
        return new Mistake(
                "Failed to persist state to backend",
                "The error shown above has prevented Terraform from writing the updated state to the configured backend. To allow for"
                        + " recovery, the state has been written to the file \"errored.tfstate\" in the current working directory.");
    }

    private static void setOutputs(Map<String, Object> plan, StackModule wanted, State state) {
        Map<String, Object> outputs = new TreeMap<>(wanted.outputs());
        Map<String, Object> changes = Json.map(plan.get("output_changes"));
        outputs.keySet()
                .removeIf(name ->
                        Json.list(Json.map(changes.get(name)).get("actions")).contains("delete"));
        outputs.replaceAll((name, value) -> output(value));
        if (!outputs.equals(state.outputs())) {
            state.setOutputs(outputs);
        }
    }

    private static Map<String, Object> output(Object value) {
        Object plain = Values.plain(value);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("sensitive", Values.isSensitive(value));
        output.put("type", plain instanceof String ? "string" : plain instanceof Boolean ? "bool" : "dynamic");
        output.put("value", plain);
        return output;
    }

    private static Map<String, Object> shownOutputs(State state) {
        Map<String, Object> shown = new TreeMap<>();
        state.outputs().forEach((name, output) -> {
            Map<String, Object> copy = new LinkedHashMap<>(Json.map(output));
            if (Boolean.TRUE.equals(copy.get("sensitive"))) {
                copy.remove("value");
            }
            shown.put(name, copy);
        });
        return shown;
    }

    String outputs() {
        needInit();
        return Json.write(State.load(Backend.stateFile(stack)).outputs());
    }

    List<String> addresses() {
        return State.load(Backend.stateFile(stack)).addresses();
    }

    int push() {
        needInit();
        Path file = Backend.stateFile(stack);
        Path pushed = stack.resolve(arguments.word(2));
        if (!Files.exists(pushed)) {
            throw new Mistake("open " + arguments.word(2) + ": no such file or directory", "");
        }
        try (Lock _ = Lock.take(file, "OperationTypeInvalid", arguments.lockTimeout(), events)) {
            State.load(file).push(Json.read(pushed));
            return 0;
        }
    }

    int unlock() {
        Lock.breakUp(Backend.stateFile(stack), arguments.word(1));
        events.say("log", "Terraform state has been successfully unlocked!");
        return 0;
    }

    private World world(State state, boolean applied) {
        return new World(state, applied, Inputs.read(stack));
    }

    private StackModule load(World world) {
        return StackModule.load(stack, "", Inputs.read(stack)::value, world);
    }

    private Map<String, Object> variables() {
        Map<String, Object> variables = new TreeMap<>();
        Inputs.read(stack).given().forEach((name, value) -> variables.put(name, Map.of("value", value)));
        return variables;
    }

    private Path initialized() {
        String data = System.getenv("TF_DATA_DIR");
        return stack.resolve(data == null || data.isEmpty() ? ".terraform" : data)
                .resolve("simulated");
    }

    private void needInit() {
        if (!Files.exists(initialized())) {
            throw new Mistake(
                    "Backend initialization required, please run \"terraform init\"",
                    "Reason: Initial configuration of the backend");
        }
    }
}
