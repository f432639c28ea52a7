package dev.tandem.cluster.ignite;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.CarrierContract;
import dev.tandem.cluster.carrier.CarrierSettings;
import dev.tandem.cluster.join.Joining;
import org.junit.jupiter.api.Tag;

@Tag("long")
class IgniteCarrierTest extends CarrierContract {
    @Override
    protected Carrier join(CarrierSettings settings, Carrier.Listener listener) {
        return Joining.join(settings, listener);
    }
}
