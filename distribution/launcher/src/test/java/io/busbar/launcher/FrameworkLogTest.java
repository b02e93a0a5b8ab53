package io.busbar.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.service.log.Logger;

class FrameworkLogTest {

    @Test
    @DisplayName("The innermost cause says what is wrong, in one line, without the wrappers")
    void rootCause() {
        assertEquals("NoSuchFileException: /x",
                FrameworkLog.rootCause(new InvocationTargetException(new IOException("outer", new NoSuchFileException("/x")))));
        assertEquals("watchSeconds is 1 to 3600", FrameworkLog.rootCause(new IllegalArgumentException("watchSeconds is 1 to 3600\nmore")));
        assertEquals("java.lang.NullPointerException", FrameworkLog.rootCause(new RuntimeException(new NullPointerException())));
        assertEquals("PIN is wrong", StartFailure.rootCause("""
                java.lang.reflect.InvocationTargetException
                \tat x.Y.z(Y.java:1)
                Caused by: java.lang.IllegalStateException: PIN is wrong
                \t... 3 more
                """));
    }

    @Test
    @DisplayName("What failed is said once, and not what needed it")
    void once() {
        List<String> said = new ArrayList<>();
        org.slf4j.Logger sink = (org.slf4j.Logger) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{org.slf4j.Logger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("error") || method.getName().equals("warn")) {
                        said.add(method.getName() + " " + arguments[0]);
                    }
                    return method.getReturnType() == boolean.class ? Boolean.FALSE : null;
                });
        Logger log = new FrameworkLog(sink).getLogger("com.acme.driver");
        for (int i = 0; i < 3; i++) {
            log.error("bundle com.acme.driver:1.0.0 (17)[com.acme.driver.Board(4)] : Error during instantiation",
                    new InvocationTargetException(new IllegalStateException("the board does not answer")));
            log.error("bundle com.acme.user:1.0.0 (18)[com.acme.User(5)] : Unable to get service for reference $000",
                    new IllegalStateException("no service"));
        }
        assertEquals(List.of("error com.acme.driver: Board: Error during instantiation: the board does not answer"), said);
    }
}
