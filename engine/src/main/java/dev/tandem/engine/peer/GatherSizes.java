package dev.tandem.engine.peer;

import dev.tandem.engine.TandemException;
import java.util.Arrays;
import java.util.List;

/// The rule for arrays that are put together: each as long as expected, together as long as the array for all.
final class GatherSizes {
    private GatherSizes() {}

    static void require(List<Integer> given, int[] expected, int room) {
        List<Integer> wanted = expected == null ? List.of() : Arrays.stream(expected).boxed().toList();
        int sum = given.stream().mapToInt(Integer::intValue).sum();
        if (!given.equals(wanted) || sum != room) {
            throw new TandemException("sizes do not match: given=" + given + ", expected=" + wanted + ", room=" + room);
        }
    }
}
