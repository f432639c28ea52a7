package dev.tandem.workbench.cli;

import dev.tandem.workbench.script.StandardImports;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prints what the plain jshell tool begins with, so that it knows the words of a session and ends as a whole.
public final class JshellStartup {
    private static final Pattern PACKAGE = Pattern.compile("import (dev\\.[a-z.]+)\\.\\*;");

    private JshellStartup() {}

    public static void main(String[] args) {
        new StandardImports().lines().stream().filter(JshellStartup::exists).forEach(System.out::println);
        System.out.println(FrontWatch.class.getName() + ".begin();");
    }

    /// The tool complains of packages that are not there, where a session does not.
    private static boolean exists(String line) {
        Matcher name = PACKAGE.matcher(line);
        return !name.matches()
                || JshellStartup.class.getClassLoader().getResource(name.group(1).replace('.', '/') + "/") != null;
    }
}
