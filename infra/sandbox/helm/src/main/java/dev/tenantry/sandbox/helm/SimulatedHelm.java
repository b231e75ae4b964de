package dev.tenantry.sandbox.helm;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** The program: {@code helm …} or {@code kubectl …}, as its first argument says. */
public final class SimulatedHelm {

    private SimulatedHelm() {}

    /** Ends the process with the code that the real program would. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> all = List.of(arguments);
        try {
            Cluster cluster = Cluster.of(System.getenv());
            Arguments parsed = Arguments.parse(all.subList(1, all.size()));
            String answer = switch (all.getFirst()) {
                case "helm" -> new HelmCommands(cluster, Clock.systemUTC()).answer(parsed);
                case "kubectl" -> new KubectlCommands(cluster).answer(parsed);
                default -> throw new SimulatedFailure("neither helm nor kubectl: " + all.getFirst());
            };
            out.println(answer);
        } catch (SimulatedFailure failure) {
            System.err.println("Error: " + failure.getMessage());
            System.exit(1);
        }
    }
}
