# A table of times and tests per module, and the flaky tests, of Maven's log (the first file) and surefire's reports (all others).
# What Maven says each module took; tests that passed only on the second try have a flakyFailure or flakyError in their report.

function attribute(line, name,   rest) {
    if (!match(line, " " name "=\"")) return ""
    rest = substr(line, RSTART + RLENGTH)
    return substr(rest, 1, index(rest, "\"") - 1)
}

function plain(text) {
    gsub(/&quot;/, "\"", text); gsub(/&apos;/, "'", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&amp;/, "\\&", text)
    return text
}

# "1.330 s", "09:34 min", "01:02 h"
function seconds(text,   part) {
    split(text, part, /[: ]/)
    if (text ~ / h$/) return part[1] * 3600 + part[2] * 60
    if (text ~ / min$/) return part[1] * 60 + part[2]
    return text + 0
}

FNR == 1 { file++ }

file == 1 && /^\[INFO\] Reactor Summary/ { summary = 1; next }
file == 1 && summary && / (SUCCESS|FAILURE) \[/ {
    line = $0
    sub(/^\[INFO\] /, "", line)
    name = line
    sub(/ \.+ (SUCCESS|FAILURE).*/, "", name); sub(/ (SUCCESS|FAILURE).*/, "", name)
    sub(/.*\[ */, "", line); sub(/\].*/, "", line)
    took[name] = seconds(line); order[++modules] = name
    next
}
file == 1 && /^\[INFO\] Building / && !/ jar: / {
    building = $0
    sub(/^\[INFO\] Building /, "", building); sub(/ +[0-9][^ ]*( +\[.*)?$/, "", building)
    next
}
file == 1 && /Tests run:.* in [A-Za-z0-9_.$]+$/ { module[$NF] = building; next }

file > 1 && FNR == 1 {
    folder = class = FILENAME
    sub(/\/target\/.*/, "", folder)
    sub(/.*\/TEST-/, "", class); sub(/\.xml$/, "", class)
    if (class in module) nameOf[folder] = module[class]
}
file > 1 && /<testsuite / { testsIn[folder] += attribute($0, "tests"); suiteIn[folder] += attribute($0, "time") }
file > 1 && /<testcase / { test = attribute($0, "classname") "." plain(attribute($0, "name")) }
file > 1 && /<flaky(Failure|Error)/ && !(test in seen) { seen[test] = 1; flaky[++flakes] = test ": " plain(attribute($0, "message")) }

END {
    for (folder in testsIn) {
        name = folder in nameOf ? nameOf[folder] : folder
        if (!(name in took)) { took[name] = -1; order[++modules] = name }
        tests[name] += testsIn[folder]; suite[name] += suiteIn[folder]
    }
    printf "\n%-48s %10s %7s %12s\n", "Module", "took s", "tests", "in tests s"
    for (i = 1; i <= modules; i++) {
        name = order[i]
        if (tests[name] == 0 && took[name] < 5) { small += took[name]; all += took[name]; continue }
        if (took[name] >= 0) all += took[name]
        printf "%-48s %10s %7d %12.1f\n", name, took[name] < 0 ? "?" : sprintf("%.1f", took[name]), tests[name], suite[name]
        total += tests[name]; inTests += suite[name]
    }
    printf "%-48s %10.1f\n", "those without tests", small
    printf "%-48s %10.1f %7d %12.1f\n\n", "all", all, total, inTests
    for (i = 1; i <= flakes; i++) print "FLAKY " flaky[i]
    print flakes + 0 " flaky tests"
}
