package @PACKAGE@;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class @BEGIN@Test {
    @Test
    void squares() {
        assertEquals(49, @BEGIN@Words.@WORD@Square(7));
    }
}
