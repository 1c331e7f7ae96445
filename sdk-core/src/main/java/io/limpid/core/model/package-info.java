/** What a fitted model can be asked, and how one is fitted. */
package io.limpid.core.model;
