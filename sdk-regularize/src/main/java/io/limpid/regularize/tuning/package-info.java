/** Chooses penalties and other options by rows unseen in fitting, and says what the choice is worth. */
package io.limpid.regularize.tuning;
