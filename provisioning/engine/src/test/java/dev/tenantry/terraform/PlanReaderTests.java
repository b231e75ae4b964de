package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Value;
import dev.tenantry.terraform.ResourceChange.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PlanReaderTests {

    @Test
    void lists_what_differs_leaf_by_leaf() {
        ResourceChange change = only("""
                {"actions":["update"],
                 "before":{"id":"i-1","tags":{"Name":"a","k8s.io/x":"1"},"ports":[80,443],"size":1,"gone":"x"},
                 "after":{"id":"i-1","tags":{"Name":"b","k8s.io/x":"1"},"ports":[80,8443,9000],"size":2,"gone":null},
                 "after_unknown":{"arn":true},"before_sensitive":{},"after_sensitive":{}}""");

        assertThat(change.attributes())
                .containsExactly(
                        attribute("arn", Value.absent(), Value.unknown()),
                        attribute("gone", Value.known("x"), Value.absent()),
                        attribute("ports[1]", Value.known("443"), Value.known("8443")),
                        attribute("ports[2]", Value.absent(), Value.known("9000")),
                        attribute("size", Value.known("1"), Value.known("2")),
                        attribute("tags.Name", Value.known("a"), Value.known("b")));
    }

    @Test
    void names_keys_that_are_no_identifiers_in_brackets() {
        ResourceChange change = only("""
                {"actions":["create"],"before":null,"after":{"tags":{"kubernetes.io/cluster":"acme"}},
                 "after_unknown":{},"before_sensitive":false,"after_sensitive":{}}""");

        assertThat(change.attributes())
                .containsExactly(attribute("tags[\"kubernetes.io/cluster\"]", Value.absent(), Value.known("acme")));
    }

    @Test
    void hides_whole_trees_that_are_marked() {
        ResourceChange change = only("""
                {"actions":["update"],
                 "before":{"auth":{"user":"u","pass":"old-password"},"list":["x","secret-one"]},
                 "after":{"auth":{"user":"u","pass":"new-password"},"list":["x","secret-two"]},
                 "after_unknown":{},"before_sensitive":{"auth":true,"list":[false,true]},
                 "after_sensitive":{"auth":true,"list":[false,true]}}""");

        assertThat(change.attributes())
                .extracting(
                        AttributeChange::path, attribute -> attribute.after().getClass())
                .containsExactly(tuple("auth", Value.Sensitive.class), tuple("list[1]", Value.Sensitive.class));
        assertThat(change.toString()).doesNotContain("password").doesNotContain("secret-");
    }

    /** As Terraform 1.11 writes it: what a provider computed from a secret carries no mark in the older state. */
    @Test
    void hides_copies_of_a_secret_that_are_not_marked() {
        ResourceChange change = only("""
                {"actions":["update"],
                 "before":{"input":{"password":"hush-hush"},"output":{"password":"hush-hush"},"url":"pg://u:hush-hush@db"},
                 "after":{"input":{"password":"other-one"},"url":null},
                 "after_unknown":{"output":true},
                 "before_sensitive":{"input":{"password":true},"output":{}},
                 "after_sensitive":{"input":{"password":true},"output":{}}}""");

        assertThat(change.attributes())
                .contains(attribute("url", Value.sensitive("pg://u:hush-hush@db"), Value.absent()));
        assertThat(change.toString()).doesNotContain("hush-hush");
    }

    @Test
    void hides_copies_of_sensitive_variables() {
        TerraformPlan plan = PlanReader.read(JsonMapper.shared().readTree("""
                {"variables":{"token":{"value":"tok-123456"}},
                 "configuration":{"root_module":{"variables":{"token":{"sensitive":true}}}},
                 "resource_changes":[{"address":"a.b","type":"a","name":"b","change":
                   {"actions":["create"],"before":null,"after":{"env":"TOKEN=tok-123456"},"after_unknown":{},
                    "before_sensitive":false,"after_sensitive":{}}}]}"""));

        assertThat(plan.resources().getFirst().attributes())
                .containsExactly(attribute("env", Value.absent(), Value.sensitive("TOKEN=tok-123456")));
    }

    @Test
    void a_value_that_becomes_unknown_hides_the_old_one_if_that_was_marked() {
        ResourceChange change = only("""
                {"actions":["update"],"before":{"key":"old-secret"},"after":{},"after_unknown":{"key":true},
                 "before_sensitive":{"key":true},"after_sensitive":{}}""");

        assertThat(change.attributes())
                .containsExactly(attribute("key", Value.sensitive("old-secret"), Value.unknown()));
    }

    @Test
    void tells_all_kinds_of_change() {
        assertThat(action("[\"no-op\"]")).isEqualTo(Action.NOOP);
        assertThat(action("[\"read\"]")).isEqualTo(Action.READ);
        assertThat(action("[\"create\"]")).isEqualTo(Action.CREATE);
        assertThat(action("[\"update\"]")).isEqualTo(Action.UPDATE);
        assertThat(action("[\"delete\"]")).isEqualTo(Action.DELETE);
        assertThat(action("[\"delete\",\"create\"]")).isEqualTo(Action.REPLACE);
        assertThat(action("[\"create\",\"delete\"]")).isEqualTo(Action.REPLACE);
        assertThat(action("[\"forget\"]")).isEqualTo(Action.FORGET);
        assertThat(action("[\"no-op\"],\"importing\":{\"id\":\"x\"}")).isEqualTo(Action.IMPORT);
        assertThat(action("[\"from-the-future\"]")).isEqualTo(Action.UPDATE);
    }

    @Test
    void marks_what_holds_data() {
        TerraformPlan plan = PlanReader.read(JsonMapper.shared().readTree("""
                {"resource_changes":[
                  {"address":"aws_s3_bucket.b","type":"aws_s3_bucket","name":"b","change":{"actions":["delete"]}},
                  {"address":"aws_eip.a","type":"aws_eip","name":"a","change":{"actions":["delete"]}},
                  {"address":"aws_eip.a","deposed":"00ab","type":"aws_eip","name":"a","change":{"actions":["delete"]}}]}"""));

        assertThat(plan.changes())
                .extracting(Change::address, Change::stateful)
                .containsExactly(
                        tuple("aws_eip.a", false),
                        tuple("aws_eip.a (deposed 00ab)", false),
                        tuple("aws_s3_bucket.b", true));
    }

    @Test
    void knows_by_itself_whether_there_is_something_to_apply() {
        assertThat(read("{\"resource_changes\":[]}").applyable()).isFalse();
        assertThat(read("{\"output_changes\":{\"x\":{\"actions\":[\"create\"]}}}")
                        .applyable())
                .isTrue();
        assertThat(read("{\"applyable\":true,\"errored\":true,\"complete\":false}"))
                .extracting(TerraformPlan::applyable, TerraformPlan::errored, TerraformPlan::complete)
                .isEqualTo(List.of(true, true, false));
    }

    private static TerraformPlan read(String plan) {
        return PlanReader.read(JsonMapper.shared().readTree(plan));
    }

    private static Action action(String actions) {
        return only("{\"actions\":" + actions + "}").action();
    }

    private static ResourceChange only(String change) {
        return read("{\"resource_changes\":[{\"address\":\"aws_x.y\",\"type\":\"aws_x\",\"name\":\"y\",\"change\":"
                        + change + "}]}")
                .resources()
                .getFirst();
    }

    private static AttributeChange attribute(String path, Value before, Value after) {
        return new AttributeChange(path, before, after);
    }
}
