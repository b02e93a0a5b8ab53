package com.example.contacts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.busbar.driver.api.button.ButtonDriver;
import io.busbar.driver.kit.Bench;
import io.busbar.driver.kit.ButtonDriverContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of its kind, in real time against a server that speaks the module's protocol. */
class ContactModuleTest extends ButtonDriverContract {

    private final FakeModule module = new FakeModule();
    private ContactModule driver;

    @BeforeEach
    void activate() {
        driver = module.driver();
    }

    @AfterEach
    void deactivate() throws Exception {
        driver.deactivate();
        module.close();
    }

    @Override
    protected Bench bench() {
        return time -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
    }

    @Override
    protected ButtonDriver driver() {
        return driver;
    }

    @Override
    protected void press() {
        module.press();
    }

    @Override
    protected boolean housing(boolean open) {
        module.open(open);
        return true;
    }

    @Test
    @DisplayName("docs/writing-a-driver.md shows this driver's source")
    void documented() throws IOException {
        String page = Files.readString(Path.of("../../docs/writing-a-driver.md"));
        String source = Files.readString(Path.of("src/main/java/com/example/contacts/ContactModule.java"));
        assertTrue(page.contains("```java\n" + source + "```"), "docs/writing-a-driver.md shows another source");
    }
}
