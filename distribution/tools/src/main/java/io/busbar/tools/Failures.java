package io.busbar.tools;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Failures of files in words: the platform's say the name alone. */
final class Failures {

    private Failures() {}

    static String said(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no file " + failure.getMessage();
        }
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " is there already and is not overwritten";
        }
        return String.valueOf(failure.getMessage());
    }
}
