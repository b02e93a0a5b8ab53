package io.busbar.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.maven.BillOfMaterials.Licence;
import io.busbar.maven.BillOfMaterials.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillOfMaterialsTest {

    private static final Part ONE = new Part("org.example", "one", "1.0", "00", List.of(new Licence("MIT", "")));
    private static final Part TWO = new Part("org.example", "two", "2.0", "01",
            List.of(new Licence("Own \"terms\"", "https://example.org")));

    @Test
    @DisplayName("The order in which the parts are found does not change the bill")
    void order() throws Exception {
        String bill = new BillOfMaterials("g", "n", "1", List.of(ONE, TWO)).json();
        assertEquals(bill, new BillOfMaterials("g", "n", "1", List.of(TWO, ONE)).json());
        assertTrue(bill.contains("\"purl\" : \"pkg:maven/org.example/two@2.0?type=jar\""), bill);
        assertTrue(bill.contains("\"name\" : \"Own \\\"terms\\\"\""), bill);
        assertTrue(bill.contains("\"id\" : \"MIT\""), bill);
    }

    @ParameterizedTest
    @CsvSource({"The Apache Software License, http://www.apache.org/licenses/LICENSE-2.0.txt, Apache-2.0",
            "Apache-2.0, '', Apache-2.0", "Eclipse Public License, https://www.eclipse.org/legal/epl-2.0/, EPL-2.0",
            "MIT, https://opensource.org/license/mit, MIT", "Other, https://example.org/licenses/LICENSE-2.0,"})
    @DisplayName("Licences get the identifiers of SPDX where they are known")
    void spdx(String name, String url, String id) {
        assertEquals(Optional.ofNullable(id), new Licence(name, url).id());
    }
}
