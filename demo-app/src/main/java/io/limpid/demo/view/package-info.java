/** What the pages show: records of ready-to-print values, so that the templates only loop and choose. */
package io.limpid.demo.view;
