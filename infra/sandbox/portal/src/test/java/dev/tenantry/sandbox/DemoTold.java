package dev.tenantry.sandbox;

import org.springframework.context.ApplicationContext;

/** For tests elsewhere: how far the demo tenants have come. */
public final class DemoTold {

    private DemoTold() {}

    /** Three are live, one is refused by quota, one awaits its approval, one is slow in its application. */
    public static boolean all(ApplicationContext portal) {
        return portal.getBean(DemoLife.class).isOver();
    }
}
