package dev.tenantry.portal;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The portal without the other modules' beans: enough for shell, sign-in and error pages. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PortalAlone {}
