package dev.tenantry.portal.i18n;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells Vaadin which languages there are, and answers its own look-ups. */
@Component
class PortalTexts implements I18NProvider {

    @Override
    public List<Locale> getProvidedLocales() {
        return Stream.of(Language.values()).map(Language::locale).toList();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        return Texts.in(Language.of(locale), key, params);
    }
}
