// Everything here improves pages that work without it.
import { startTheme } from "./theme-toggle.js";
import { startChoices } from "./choices.js";
import { startProgress } from "./progress.js";
import { startWhatIf } from "./what-if.js";

startTheme();
startChoices();
startProgress();
startWhatIf();
