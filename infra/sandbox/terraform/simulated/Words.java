package simulated;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that is read from its beginning to its end. */
abstract class Words {

    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    static final Pattern BLANK = Pattern.compile("(?:\\s|#[^\\n]*|//[^\\n]*|/\\*.*?\\*/)+", Pattern.DOTALL);

    final String text;
    int at;

    Words(String text) {
        this.text = text;
    }

    final boolean take(String token) {
        skip(BLANK);
        boolean there = text.startsWith(token, at)
                && !(token.equals("=") && text.startsWith("==", at))
                && !(token.equals("!") && text.startsWith("!=", at));
        at += there ? token.length() : 0;
        return there;
    }

    final boolean takeWord(String word) {
        skip(BLANK);
        int before = at;
        if (word.equals(match(NAME))) {
            skip(BLANK);
            return true;
        }
        at = before;
        return false;
    }

    final String nextName() {
        skip(BLANK);
        return match(NAME);
    }

    final void expect(String token) {
        if (!take(token)) {
            throw new Scope.Opaque(text);
        }
    }

    final void skip(Pattern pattern) {
        match(pattern);
    }

    final String match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }
}
