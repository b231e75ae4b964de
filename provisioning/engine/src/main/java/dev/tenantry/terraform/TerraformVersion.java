package dev.tenantry.terraform;

import dev.tenantry.terraform.TerraformFound.Product;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code terraform version} says. */
record TerraformVersion(Product product, int major, int minor, String text) {

    private static final Pattern FIRST_LINE = Pattern.compile("(Terraform|OpenTofu) v((\\d{1,4})\\.(\\d{1,4})\\.\\S+)");

    static Optional<TerraformVersion> parse(String said) {
        Matcher matcher = FIRST_LINE.matcher(said);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.of(new TerraformVersion(
                productOf(matcher.group(1), said),
                Integer.parseInt(matcher.group(3)),
                Integer.parseInt(matcher.group(4)),
                matcher.group(2)));
    }

    private static Product productOf(String name, String said) {
        if (said.contains("simulated by Tenantry")) {
            return Product.SIMULATED;
        }
        return name.equals("OpenTofu") ? Product.OPENTOFU : Product.TERRAFORM;
    }

    /** Locks in S3 without a DynamoDB table came with Terraform 1.11 (not experimental any more) and OpenTofu 1.10. */
    boolean isRecentEnough() {
        return major > 1 || minor >= leastMinor();
    }

    String least() {
        return "1." + leastMinor();
    }

    private int leastMinor() {
        return product == Product.OPENTOFU ? 10 : 11;
    }
}
