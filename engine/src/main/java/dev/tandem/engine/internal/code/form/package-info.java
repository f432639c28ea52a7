/// The form in which typed classes run here and travel, and what links them; start at
/// [dev.tandem.engine.internal.code.form.TravelForm] and [dev.tandem.engine.internal.code.form.Links].
package dev.tandem.engine.internal.code.form;
