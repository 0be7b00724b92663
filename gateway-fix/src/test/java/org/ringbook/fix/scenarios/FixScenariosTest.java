package org.ringbook.fix.scenarios;

import org.ringbook.gateway.scenarios.Door;
import org.ringbook.gateway.scenarios.GatewayScenarios;
import org.ringbook.sbe.messages.SetClOrdIdPoolDecoder;

/** Scenarios through the FIX gateway. Also left out are those that count remembered ids, since every cancel has one in FIX. */
class FixScenariosTest extends GatewayScenarios {
    @Override
    protected Door door() {
        return new FixDoor();
    }

    @Override
    protected boolean isPlayable(final int templateId) {
        return templateId != SetClOrdIdPoolDecoder.TEMPLATE_ID;
    }
}
