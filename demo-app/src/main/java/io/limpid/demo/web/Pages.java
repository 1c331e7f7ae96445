package io.limpid.demo.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.limpid.demo.study.Exhibition;
import io.limpid.demo.study.Noun;
import io.limpid.demo.view.Frame;

/** Renders the templates, which were compiled with the application: nothing is compiled or read from disk here. */
final class Pages {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final boolean locked;

    Pages(boolean locked) {
        this.locked = locked;
    }

    /** The markup of a template for its one parameter; every text in it is escaped for the place it stands in. */
    String render(String template, Object page) {
        StringOutput out = new StringOutput();
        engine.render(template, page, out);
        return out.toString();
    }

    /** The frame of a page of its own, outside the exhibition. */
    Frame plainFrame(String title) {
        return new Frame(title, Frame.Place.ELSEWHERE, "", Noun.ROW, "", locked);
    }

    /** The frame of a page of the exhibition, with the model its links keep. */
    Frame frame(String title, Frame.Place place, Exhibition exhibition, String model) {
        return new Frame(title, place, exhibition.title(), exhibition.noun(), model, locked);
    }
}
