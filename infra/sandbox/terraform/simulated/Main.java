package simulated;

import java.nio.file.Path;

/** The command line of the simulated terraform; runs in the stack's folder. */
final class Main {

    private Main() {}

    public static void main(String[] given) {
        Arguments arguments = Arguments.parse(given);
        Events events = new Events(arguments.has("json"));
        Interrupts.listen(events);
        int code;
        try {
            code = run(arguments, events);
        } catch (Mistake mistake) {
            events.complain(mistake);
            code = 1;
        }
        System.out.flush();
        // no hooks to wait for, and none of the real program's either
        Runtime.getRuntime().halt(code);
    }

    private static int run(Arguments arguments, Events events) {
        Commands commands = new Commands(Path.of("").toAbsolutePath(), arguments, events);
        return switch (arguments.word(0)) {
            case "init" -> commands.init();
            case "plan" -> commands.plan();
            case "show" -> print(commands.show());
            case "apply" -> commands.apply();
            case "output" -> print(commands.outputs());
            case "force-unlock" -> commands.unlock();
            case "state" -> state(commands, arguments.word(1));
            default -> throw new Mistake("The simulated terraform has no command \"" + arguments.word(0) + "\".", "");
        };
    }

    private static int state(Commands commands, String what) {
        return switch (what) {
            case "push" -> commands.push();
            case "list" -> print(String.join("\n", commands.addresses()));
            default -> throw new Mistake("The simulated terraform has no command \"state " + what + "\".", "");
        };
    }

    private static int print(String text) {
        System.out.println(text);
        return 0;
    }
}
