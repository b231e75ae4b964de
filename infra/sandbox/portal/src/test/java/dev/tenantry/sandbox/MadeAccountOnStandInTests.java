package dev.tenantry.sandbox;

import org.springframework.test.context.ContextConfiguration;

/** On nothing but what this project brings along. */
@ContextConfiguration(initializers = {SandboxFixture.OnTestDatabase.class, World.Bare.class})
class MadeAccountOnStandInTests extends MadeAccounts {}
