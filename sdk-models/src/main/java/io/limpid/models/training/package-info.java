/** Options that trainers of more than one kind take. */
package io.limpid.models.training;
