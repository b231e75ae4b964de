package dev.tenantry.aws;

import dev.tenantry.steps.Phrase;
import java.net.URI;

/** What AWS limits per account and region and a tenant's stack uses up. Codes as in Service Quotas' console. */
public enum Quota implements Phrase {
    VPCS("VPCs", "vpc", "L-F678F1CE"),
    CLUSTERS("EKS clusters", "eks", "L-1194D53C"),
    /** Counted in vCPUs of running on-demand instances. */
    STANDARD_VCPUS("vCPUs of standard instances (families A, C, D, H, I, M, R, T, Z)", "ec2", "L-1216C47A"),
    /** Likewise; a new account is granted none. */
    GPU_VCPUS("vCPUs of instances with a GPU (families G and VT)", "ec2", "L-DB2E81BA");

    private final String words;
    private final String service;
    private final String code;

    Quota(String words, String service, String code) {
        this.words = words;
        this.service = service;
        this.code = code;
    }

    /** What is counted, in the plural. */
    public String words() {
        return words;
    }

    String service() {
        return service;
    }

    String code() {
        return code;
    }

    /** Where the account's administrators see it and ask for more. */
    public URI page(String region) {
        return URI.create("https://" + region + ".console.aws.amazon.com/servicequotas/home/services/" + service
                + "/quotas/" + code);
    }
}
