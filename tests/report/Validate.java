import java.io.FileInputStream;
import java.io.InputStream;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks files against standards ("ua1,3a" FILE ...): one line for each pair, then one for each rule that is broken. */
public class Validate {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String standard : arguments[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
      for (int index = 1; index < arguments.length; index++) {
        check(flavour, standard, arguments[index]);
      }
    }
  }

  private static void check(PDFAFlavour flavour, String standard, String file) throws Exception {
    try (InputStream content = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(content, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      TreeMap<String, String> broken = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
          broken.putIfAbsent(rule, assertion.getMessage() + " at " + assertion.getLocation().getContext());
        }
      }
      String checked = result.getTotalAssertions() > 0 ? String.valueOf(result.isCompliant()) : "nothing-checked";
      System.out.println(String.join("\t", "RESULT", standard, file, checked));
      broken.forEach((rule, says) -> System.out.println("BROKEN\t" + rule + " " + says.replaceAll("\\s+", " ")));
    }
  }
}
