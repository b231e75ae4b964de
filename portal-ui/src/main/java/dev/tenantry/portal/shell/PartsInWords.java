package dev.tenantry.portal.shell;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.shell.Simulation.Nature;
import dev.tenantry.portal.shell.Simulation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is real and what is simulated, in words: by number and by name. */
final class PartsInWords {

    private PartsInWords() {}

    /** "1 real, 3 simulated": what is an emulator is simulated, too. */
    static String counted(List<Part> parts) {
        long real = count(parts, Nature.REAL);
        long simulated = count(parts, Nature.SIMULATED) + count(parts, Nature.EMULATED);
        long missing = count(parts, Nature.MISSING);
        String words = Texts.t("shell.sandbox.parts", real, simulated);
        return missing == 0 ? words : words + ", " + Texts.t("shell.sandbox.missing", missing);
    }

    private static long count(List<Part> parts, Nature nature) {
        return parts.stream().filter(part -> part.nature() == nature).count();
    }

    /** Each group that has somebody: "Sandbox · real: Terraform · simulated: AWS (emulator), Lago". */
    static String named(List<Part> parts) {
        List<String> groups = new ArrayList<>(List.of(Texts.t("shell.sandbox")));
        addGroup(groups, parts, "shell.real", Nature.REAL);
        addGroup(groups, parts, "shell.simulated", Nature.EMULATED, Nature.SIMULATED);
        addGroup(groups, parts, "shell.missing", Nature.MISSING);
        return String.join(" · ", groups);
    }

    private static void addGroup(List<String> groups, List<Part> parts, String key, Nature... natures) {
        String names = parts.stream()
                .filter(part -> List.of(natures).contains(part.nature()))
                .map(PartsInWords::named)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            groups.add(Texts.t(key, names));
        }
    }

    private static String named(Part part) {
        return part.nature() == Nature.EMULATED ? Texts.t("shell.emulated", part.name()) : part.name();
    }
}
