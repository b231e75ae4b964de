package dev.tenantry.lago;

import dev.tenantry.billing.BillingKey;
import dev.tenantry.billing.BillingObject;
import dev.tenantry.billing.BillingObjects;
import dev.tenantry.outside.Answer;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Objects that REST keeps under {@code /kind/id} and wraps in one word. */
abstract class LagoObjects<T extends BillingObject> implements BillingObjects<T> {

    static final OutsideSystem SYSTEM = OutsideSystem.LAGO;

    final Supplier<LagoApi> api;
    private final String kind;
    private final String root;

    LagoObjects(Supplier<LagoApi> api, String kind, String root) {
        this.api = api;
        this.kind = kind;
        this.root = root;
    }

    abstract T read(Answer answer);

    abstract Map<String, @Nullable Object> written(BillingKey key, T wanted);

    static String opening(BillingKey key) {
        return "Bearer " + key.secret();
    }

    final Map<String, Object> rooted(Map<String, @Nullable Object> body) {
        return Map.of(root, body);
    }

    @Override
    public Optional<T> find(BillingKey key, String id) {
        return found(() -> api.get().find(opening(key), kind, id)).map(this::read);
    }

    /** Empty if Lago knows what was asked for, and has none. */
    final Optional<Answer> found(Supplier<JsonNode> question) {
        try {
            return Optional.of(new Answer(SYSTEM, question.get()).object(root));
        } catch (OutsideFailure failure) {
            if (failure.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public void create(BillingKey key, T wanted) {
        try {
            api.get().create(opening(key), kind, rooted(written(key, wanted)));
        } catch (OutsideFailure failure) {
            if (failure.kind() != Kind.ALREADY_EXISTS) {
                throw failure;
            }
        }
    }

    @Override
    public void change(BillingKey key, T wanted) {
        api.get().change(opening(key), kind, wanted.id(), rooted(written(key, wanted)));
    }

    @Override
    public void delete(BillingKey key, String id) {
        found(() -> api.get().delete(opening(key), kind, id));
    }
}
