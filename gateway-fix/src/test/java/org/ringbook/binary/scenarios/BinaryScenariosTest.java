package org.ringbook.binary.scenarios;

import org.ringbook.gateway.scenarios.Door;
import org.ringbook.gateway.scenarios.GatewayScenarios;

/** Scenarios through the binary gateway. */
class BinaryScenariosTest extends GatewayScenarios {
    @Override
    protected Door door() {
        return new BinaryDoor();
    }

    @Override
    protected boolean isPlayable(final int templateId) {
        return true;
    }
}
