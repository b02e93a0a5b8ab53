package io.busbar.driver.api.display;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Gets what people do at a display. Any thread. */
@ProviderType
public interface DisplayListener {

    /** What the display can show changed; the page that it shows stays. */
    void abilitiesChanged(DisplayAbilities abilities);

    /**
     * A person has chosen. Reported once for a page; the station orders what is to be shown next.
     *
     * @param pageId {@link Page#id} of the page on which it was chosen; one that was replaced meanwhile is ignored by the station
     * @param choiceIds of the page's choices: one for {@link Page.Selection#ONE}, any number for the other
     */
    void chosen(String pageId, Set<String> choiceIds);
}
