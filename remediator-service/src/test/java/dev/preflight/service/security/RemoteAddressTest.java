package dev.preflight.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteAddressTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "192.0.2.7, 192.0.2.7",
                "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
                "2001:db8:1:2::1, 20010db800010002::/64",
                "-, unknown",
                "evil.example, unknown"
            })
    void isWhatOnePartyHas(String address, String party) {
        assertThat(RemoteAddress.of(address)).isEqualTo(party);
    }
}
