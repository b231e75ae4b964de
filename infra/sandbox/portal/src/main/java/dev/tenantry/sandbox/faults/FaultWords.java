package dev.tenantry.sandbox.faults;

import dev.tenantry.portal.i18n.Texts;
import java.util.ArrayList;
import java.util.List;

/** Faults and stand-ins in words. */
final class FaultWords {

    private FaultWords() {}

    /** "LiteLLM", or its bare name if we have no better one. */
    static String standIn(String name) {
        return Texts.find("standIn." + name).orElse(name);
    }

    /** Where the product meets it. */
    static String met(String name) {
        return Texts.find("standIn." + name + ".met").orElse("");
    }

    static String does(StandInFault fault) {
        return Texts.t(Texts.key(fault) + ".does");
    }

    static String seen(StandInFault fault) {
        return Texts.t(Texts.key(fault) + ".seen");
    }

    /** "Answers slowly · after 15 s · only POST /team · next request". */
    static String of(FaultOn on) {
        List<String> words = new ArrayList<>(List.of(Texts.t(on.fault())));
        if (on.fault() == StandInFault.SLOW) {
            words.add(Texts.t("sandbox.on.delay", on.delayMillis() / 1_000.0));
        }
        if (!on.where().isEmpty()) {
            words.add(Texts.t("sandbox.on.where", on.where()));
        }
        words.add(on.times() == 0 ? Texts.t(HowLong.UNTIL_CLEARED) : Texts.t("sandbox.on.times", on.times()));
        return String.join(" · ", words);
    }
}
